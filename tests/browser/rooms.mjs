// Every page of the product, once. `charts` is how many charts it draws with the sample; `room` is the page of the navigation that
// stands out on it, `as` the person of the demo session who may open it. A state is the same page with something in it that the first look does not show.
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
  { path: '/notices', name: 'no-permission', status: 403 },
  { path: '/nowhere', name: 'missing-page', status: 404 },
];
