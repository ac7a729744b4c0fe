// A person without a mouse: Tab, Enter, Space, arrows and letters, and nothing else.
import assert from 'node:assert/strict';

const MOST = 300;

export const keyboard = page => {
  const here = selector => page.evaluate(wanted => document.activeElement?.matches(wanted) ?? false, selector);

  /** Tabs on until the focus stands on what the selector names; whatever has the focus must show it. */
  const tabTo = async selector => {
    for (let presses = 0; presses < MOST; presses++) {
      if (await here(selector))
        return mustShowFocus();
      await page.keyboard.press('Tab');
    }
    assert.fail(`${selector} is not reached with the Tab key on ${page.url()}`);
  };

  const mustShowFocus = async () => {
    const outline = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return { width: parseFloat(style.outlineWidth), style: style.outlineStyle };
    });
    assert.ok(outline.style !== 'none' && outline.width >= 2, 'the focus is seen');
  };

  return {
    tabTo,
    /** Goes there and presses Enter. */
    follow: async selector => {
      await tabTo(selector);
      await page.keyboard.press('Enter');
    },
    /** Goes to a field and writes over what is in it. */
    write: async (selector, text) => {
      await tabTo(selector);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
    /** Goes to a list and presses the arrow until it stands on the value. */
    choose: async (selector, value) => {
      await tabTo(selector);
      await page.keyboard.press('Home');
      for (let presses = 0; presses < 60 && await page.locator(selector).inputValue() !== value; presses++)
        await page.keyboard.press('ArrowDown');
      assert.equal(await page.locator(selector).inputValue(), value);
    },
    press: key => page.keyboard.press(key),
  };
};
