// A person without a mouse: Tab, Enter, Space, arrows and letters, and nothing else.
import assert from 'node:assert/strict';

const MOST = 300;

/** What is meant is named by a selector, or by a locator: best a role and the name that is read out. */
export const keyboard = page => {
  // From the start, so that the first dialog is caught too.
  page.on('filechooser', () => {});

  const isHere = target => typeof target === 'string'
    ? page.evaluate(wanted => document.activeElement?.matches(wanted) ?? false, target)
    : target.evaluateAll(all => all.includes(document.activeElement));

  // A page that is just being left answers no question; the next one does.
  const here = async target => {
    try {
      return await isHere(target);
    } catch (left) {
      if (!/context was destroyed|navigation/i.test(left.message))
        throw left;
      await page.waitForLoadState();
      return await isHere(target);
    }
  };

  const locate = target => typeof target === 'string' ? page.locator(target) : target;

  /** Presses a key until the focus stands on what is meant; whatever has the focus must show it. */
  const walkTo = async (target, key) => {
    for (let presses = 0; presses < MOST; presses++) {
      if (await here(target))
        return mustShowFocus();
      await page.keyboard.press(key);
    }
    assert.fail(`${target} is not reached with ${key} on ${page.url()}`);
  };

  const tabTo = target => walkTo(target, 'Tab');

  const mustShowFocus = async () => {
    const outline = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return { width: parseFloat(style.outlineWidth), style: style.outlineStyle };
    });
    assert.ok(outline.style !== 'none' && outline.width >= 2, 'the focus is seen');
  };

  return {
    tabTo,
    /** Goes back to it. */
    backTo: target => walkTo(target, 'Shift+Tab'),
    /** Goes there and presses Enter. */
    follow: async target => {
      await tabTo(target);
      await page.keyboard.press('Enter');
    },
    /** Goes to a box and presses Space; it is ticked afterwards. */
    tick: async target => {
      await tabTo(target);
      await page.keyboard.press('Space');
      assert.equal(await locate(target).isChecked(), true);
    },
    /** Goes to a field and writes over what is in it. */
    write: async (target, text) => {
      await tabTo(target);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
    /** Goes to a list and presses the arrow until it stands on the value. */
    choose: async (target, value) => {
      await tabTo(target);
      await page.keyboard.press('Home');
      for (let presses = 0; presses < 60 && await locate(target).inputValue() !== value; presses++)
        await page.keyboard.press('ArrowDown');
      assert.equal(await locate(target).inputValue(), value);
    },
    /** Goes to a field for files and opens the system's own dialog, in which the file is then picked. */
    pick: async (target, file) => {
      await tabTo(target);
      const dialog = page.waitForEvent('filechooser');
      await page.keyboard.press('Space');
      await (await dialog).setFiles(file);
    },
    press: key => page.keyboard.press(key),
  };
};
