// Every page of the product, once. `charts` is how many charts it draws with the sample; `room` is the page of the navigation that
// stands out on it (none for a page outside of it), `as` the person of the demo session who may open it, `says` the state that the page tells.
// A state is the same page with something in it that the first look does not show.
import { late } from './workspaces.mjs';

export const people = 'people-decide';

export const rooms = [
  { path: '/', name: 'home', charts: 1 },
  { path: '/frame', name: 'frame' },
  { path: '/north-star', name: 'north-star' },
  { path: '/omtm', name: 'omtm' },
  { path: '/sources', name: 'sources' },
  { path: '/import', name: 'import' },
  { path: '/evaluate', name: 'evaluate' },
  { path: '/dictionary', name: 'dictionary' },
  { path: '/relate', name: 'relate' },
  { path: '/runs', name: 'runs' },
  { path: '/forecast', name: 'forecast', charts: 3 },
  { path: '/kpi', name: 'kpi' },
  { path: '/targets', name: 'targets' },
  { path: '/review', name: 'review', charts: 1 },
  { path: '/boards', name: 'boards' },
  { path: '/digest', name: 'digest' },
  { path: '/notices', name: 'notices', as: 'Sacha' },
  { path: '/nowhere', name: 'missing-page', status: 404 },
];

export const states = [
  { path: '/forecast', name: 'forecast-one-market', query: { campaign: 'stock-requests', market: 'Bretagne' }, charts: 3, room: '/forecast' },
  { path: '/targets', name: 'targets-waiting', workspace: people, room: '/targets' },
  ...['funnel', 'experiments', 'objectives', 'initiatives', 'customers', 'indicators']
    .map(part => ({ path: '/omtm', name: `omtm-${part}`, query: { part }, room: '/omtm' })),
  { path: '/boards', name: 'boards-being-written', query: { edit: 'true' }, workspace: people, room: '/boards' },
  { path: '/sources', name: 'sources-one-set', query: { set: 'leads', market: 'Bretagne' }, room: '/sources' },
  { path: '/boards', name: 'boards-team', query: { tab: 'team' }, room: '/boards' },
  { path: '/boards', name: 'boards-north-star', query: { tab: 'northstar' }, room: '/boards' },
  { path: '/boards', name: 'boards-none', query: { tab: 'team' }, as: 'Sacha', room: '/boards' },
  { path: '/digest', name: 'digest-running', query: { week: 'now' }, room: '/digest' },
  { path: '/notices', name: 'notices-no-permission', status: 403 },
  { path: '/import', name: 'import-no-permission', as: 'Dominique', status: 403 },
  { path: '/frame', name: 'frame-no-permission', query: { step: 'need' }, as: 'Sacha', says: 'no-permission', room: '/frame' },
  { path: '/north-star', name: 'north-star-no-permission', as: 'Sacha', says: 'no-permission', room: '/north-star' },
  { path: '/omtm', name: 'omtm-no-permission', as: 'Sacha', says: 'no-permission', room: '/omtm' },
  { path: '/targets', name: 'targets-no-permission', workspace: people, as: 'Sacha', says: 'no-permission', room: '/targets' },
  { path: '/relate', name: 'relate-no-permission', as: 'Sacha', says: 'no-permission', room: '/relate' },
  { path: '/', name: 'home-stale', workspace: late, charts: 1, says: 'stale', room: '/' },
  { path: '/sign-in', name: 'sign-in-without-provider', outside: true },
  { path: '/account', name: 'account-demo', outside: true },
  { path: '/people', name: 'people-demo', as: 'Sacha', room: '/people' },
];

/** The pages of a service that has no data at all, because the folder it was given cannot be read. */
export const withoutData = [
  { path: '/', name: 'home' },
  { path: '/frame', name: 'frame' },
  { path: '/north-star', name: 'north-star' },
  { path: '/omtm', name: 'omtm' },
  { path: '/sources', name: 'sources' },
  { path: '/import', name: 'import' },
  { path: '/evaluate', name: 'evaluate' },
  { path: '/dictionary', name: 'dictionary' },
  { path: '/relate', name: 'relate' },
  { path: '/runs', name: 'runs' },
  { path: '/forecast', name: 'forecast' },
  { path: '/kpi', name: 'kpi' },
  { path: '/targets', name: 'targets' },
  { path: '/review', name: 'review' },
  { path: '/boards', name: 'boards' },
  { path: '/digest', name: 'digest' },
].map(page => ({ ...page, name: `${page.name}-empty` }));

/** The pages that tell how far the first run is while there is nothing else to tell; what is `short` may be over before it is seen. */
export const atWork = [
  { path: '/evaluate', name: 'evaluate-loading', short: true },
  { path: '/', name: 'home-loading' },
  { path: '/forecast', name: 'forecast-loading' },
  { path: '/runs', name: 'runs-loading' },
];
