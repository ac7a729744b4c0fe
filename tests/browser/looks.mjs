// The looks in which pages are seen: every page in two of them, so that each language, theme and width is seen on it; its further
// states in one of the two by turns. PM_EVERY_LOOK=1 takes all four everywhere, which needs three times as long.
const all = [['light', 'fr'], ['light', 'en'], ['dark', 'fr'], ['dark', 'en']];
const usual = [['light', 'fr'], ['dark', 'en']];

export const looks = process.env.PM_EVERY_LOOK ? all : usual;

/** The looks of a page, or of the further state with that number. */
export const looksOf = (isPage, number) => process.env.PM_EVERY_LOOK || isPage ? looks : [usual[number % 2]];
