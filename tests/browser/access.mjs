// What whoever cannot use a mouse, see small print or bear movement needs of every page: targets of 24 pixels, a focus that is seen,
// nothing that moves when rest was asked for, edges that stay when the system takes the colours, and room to zoom in.
import assert from 'node:assert/strict';

const CONTROLS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]';

/** WCAG 2.5.8: 24 by 24 CSS pixels, or so much space around that circles of 24 pixels do not meet; links in a sentence are excepted. */
export async function mustHaveBigTargets(page, name) {
  const small = await page.evaluate(controls => {
    const least = 24;
    const boxes = [...document.querySelectorAll(controls)]
      .map(element => ({ element, box: (element.closest('label') && element.matches('input[type=checkbox], input[type=radio]') ? element.closest('label') : element).getBoundingClientRect() }))
      .filter(({ element, box }) => box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.disabled)
      .map(({ element, box }) => ({ element, left: box.left, right: box.right, top: box.top, bottom: box.bottom, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, width: box.width, height: box.height }));
    const isSmall = one => one.width < least - 0.5 || one.height < least - 0.5;
    // In a sentence or a block of text the line decides how high a link is.
    const inSentence = ({ element }) => element.matches('a') && getComputedStyle(element).display === 'inline'
      && [...element.parentElement.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim().length > 1);
    const meets = (one, other) => {
      const across = Math.max(other.left - one.x, 0, one.x - other.right);
      const down = Math.max(other.top - one.y, 0, one.y - other.bottom);
      return Math.hypot(across, down) < least / 2 - 0.5 || (isSmall(other) && Math.hypot(one.x - other.x, one.y - other.y) < least - 0.5);
    };
    return boxes.filter(one => isSmall(one) && !inSentence(one)
      && boxes.some(other => other.element !== one.element && !other.element.contains(one.element) && !one.element.contains(other.element) && meets(one, other)))
      .map(one => `${one.element.outerHTML.slice(0, 90)} is ${Math.round(one.width)} x ${Math.round(one.height)}`);
  }, CONTROLS);
  assert.deepEqual(small.slice(0, 5), [], `${name}: targets under 24 pixels without space around them`);
}

/** Whatever can have the focus looks different with it: an outline, a shadow or another edge. */
export async function mustShowEveryFocus(page, name) {
  // The focus counts as the keyboard's from the first key on.
  await page.keyboard.press('Tab');
  const unseen = await page.evaluate(controls => {
    const look = element => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = getComputedStyle(element);
      return [outlineStyle === 'none' ? 'none' : `${outlineStyle} ${outlineWidth} ${outlineColor}`, boxShadow, borderColor, backgroundColor].join('; ');
    };
    const faults = [];
    for (const element of document.querySelectorAll(`${controls}, [tabindex="0"]`)) {
      if (element.disabled || !element.checkVisibility({ visibilityProperty: true }))
        continue;
      element.blur();
      const without = look(element);
      element.focus({ preventScroll: true, focusVisible: true });
      if (document.activeElement === element && look(element) === without)
        faults.push(element.outerHTML.slice(0, 90));
      element.blur();
    }
    return faults;
  }, CONTROLS);
  assert.deepEqual(unseen.slice(0, 5), [], `${name}: the focus is not seen`);
}

/** Windows are opened with a wish for rest: nothing moves. */
export async function mustRest(page, name) {
  const moving = await page.evaluate(() => document.getAnimations().filter(one => one.playState === 'running').map(one => `${one.animationName ?? one.transitionProperty} on ${one.effect?.target?.className}`));
  assert.deepEqual(moving, [], `${name}: something moves although rest was asked for`);
}

/** Where the system takes the colours, a field and a button keep an edge, and the page of the navigation its mark. */
export async function mustKeepEdges(page, name) {
  await page.emulateMedia({ forcedColors: 'active' });
  const bare = await page.evaluate(() => [...document.querySelectorAll('.btn, .form-control, .form-select, .pm-rooms a[aria-current=page], .pm-switch a[aria-current]')]
    .filter(element => element.checkVisibility({ visibilityProperty: true }))
    .filter(element => {
      const style = getComputedStyle(element);
      return (style.borderStyle === 'none' || parseFloat(style.borderWidth) === 0) && (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0);
    })
    .map(element => element.outerHTML.slice(0, 90)));
  await page.emulateMedia({ forcedColors: 'none' });
  assert.deepEqual(bare.slice(0, 5), [], `${name}: no edge is left where the system takes the colours`);
}
