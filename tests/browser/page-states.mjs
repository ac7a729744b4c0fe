// Every page and the five states it can be in: the picture that shows the state, or why it cannot come about.
// A page that is not here, or a state without either, fails states.test.mjs.
const read = 'every role reads it; markets of others are left out or answered as missing';
const told = 'what fails while a page is made is told by the error page, what fails in a run by Runs';
const dated = 'its figures carry the month and the data set they come from; Home says when they are late';
const instant = 'it shows what is kept, at once: nothing is worked out while one waits';
const form = 'it asks, it does not show: there is always a form';

const never = because => ({ never: because });
const seen = picture => ({ seen: picture });

export const pageStates = {
  '/': { empty: seen('home-empty'), loading: seen('home-loading'), error: never(told), stale: seen('home-stale'), noPermission: never(read) },
  '/frame': { empty: seen('frame-empty'), loading: never(instant), error: seen('frame-refused'), stale: never('a draft that changed meanwhile is refused with what stands now'), noPermission: seen('frame-no-permission') },
  '/north-star': { empty: seen('north-star-empty'), loading: never(instant), error: never('what is missing stands at its field, as on Frame'), stale: never('a review that is due is a notice'), noPermission: seen('north-star-no-permission') },
  '/omtm': { empty: seen('omtm-empty'), loading: never(instant), error: never('what is missing stands at its field, as on Frame'), stale: never('a metric that expires is a notice'), noPermission: seen('omtm-no-permission') },
  '/sources': { empty: seen('sources-empty'), loading: never(instant), error: never(told), stale: never('the age of every source is a column of it'), noPermission: never(read) },
  '/import': { empty: seen('import-empty'), loading: never('a file is read before the answer comes'), error: seen('import-refused'), stale: never('a preview that is out of date is worked out again'), noPermission: seen('import-no-permission') },
  '/evaluate': { empty: seen('evaluate-empty'), loading: seen('evaluate-loading'), error: never(told), stale: never('the age of every data set is a check of it'), noPermission: never(read) },
  '/dictionary': { empty: seen('dictionary-empty'), loading: never(instant), error: never(told), stale: never('meanings do not age'), noPermission: never(read) },
  '/relate': { empty: seen('relate-empty'), loading: never('the evidence is prepared before the page is asked for, and waited for once'), error: never(told), stale: never(dated), noPermission: seen('relate-no-permission') },
  '/runs': { empty: seen('runs-empty'), loading: seen('runs-loading'), error: seen('runs-empty'), stale: never('it says which month it waits for'), noPermission: never('every role reads it; who may not try a failed step again is told beside it who may') },
  '/forecast': { empty: seen('forecast-empty'), loading: seen('forecast-loading'), error: never(told), stale: never(dated), noPermission: never(read) },
  '/kpi': { empty: seen('kpi-empty'), loading: never(instant), error: never(told), stale: never(dated), noPermission: never(read) },
  '/targets': { empty: seen('targets-empty'), loading: never('a target is there or not; Runs tells how far the run is'), error: seen('targets-refused'), stale: never('a decision on an older version is refused with what stands now'), noPermission: seen('targets-no-permission') },
  '/review': { empty: seen('review-empty'), loading: never(instant), error: never(told), stale: never(dated), noPermission: never(read) },
  '/boards': { empty: seen('boards-empty'), loading: never('a tile without a figure says so itself; Runs tells how far the run is'), error: never(told), stale: never('a tile whose figure is old says so itself'), noPermission: seen('boards-none') },
  '/digest': { empty: seen('digest-empty'), loading: never('a week that is not over says so itself; Runs tells how far the run is'), error: never(told), stale: never('a digest belongs to its week'), noPermission: seen('digest-no-permission') },
  '/notices': { empty: seen('notices'), loading: never(instant), error: never('what is missing stands at its field'), stale: never('a notice carries its date'), noPermission: seen('notices-no-permission') },
  '/people': { empty: seen('people-demo'), loading: never(instant), error: seen('people-refused'), stale: never('it shows what is kept now'), noPermission: seen('people-no-permission') },
  '/account': { empty: seen('account-demo'), loading: never(instant), error: seen('account-wrong-password'), stale: never('it shows what is kept now'), noPermission: never('everybody has their own') },
  '/sign-in': { empty: never(form), loading: never(form), error: seen('sign-in-wrong-password'), stale: seen('sign-in-link-gone'), noPermission: seen('sign-in-not-invited') },
  '/oops': { empty: never('it is shown for an error only'), loading: never(instant), error: seen('missing-page'), stale: never('it is shown for an error only'), noPermission: seen('notices-no-permission') },
};
