import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Browser, type Page } from '@playwright/test'

/** No accessibility finding on the page, whatever its weight. */
export const checkAxe = async (page: Page): Promise<void> => {
  const result = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(result.violations.map((it) => `${it.id}: ${it.nodes[0]?.html}`)).toEqual([])
}

/** A picture for people to look at. */
export const shot = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: `test-results/shots/${name}-${test.info().project.name}.png`, fullPage: true })
}

/** Nothing sticks out of the page sideways. */
export const checkWidth = async (page: Page): Promise<void> => {
  const [inner, content] = await page.evaluate(() => [window.innerWidth, document.documentElement.scrollWidth])
  expect(content).toBeLessThanOrEqual(inner ?? 0)
}

/** A page on which no script runs: a screen reader's text browser, an old phone, a broken download. */
export const withoutScripts = async (browser: Browser, walk: (page: Page) => Promise<void>): Promise<void> => {
  const { baseURL, viewport, locale, timezoneId } = test.info().project.use
  const context = await browser.newContext({ baseURL, viewport, locale, timezoneId, javaScriptEnabled: false })
  try {
    await walk(await context.newPage())
  } finally {
    await context.close()
  }
}

/** Whatever the content policy or a script complains about is a fault. */
export const listen = (page: Page): string[] => {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && /Content Security Policy|Refused|Uncaught/.test(text)) complaints.push(text)
  })
  return complaints
}

/** A person of the demo signs in with the password; works without scripts. */
export const signInOnPortal = async (page: Page, mobile: string): Promise<void> => {
  await page.goto('/sign-in')
  await page.locator('input[name=login]').fill(mobile)
  await page.locator('input[name=password]').fill('zhengtong-2026')
  await page.locator('main form button').first().click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** A member of staff of the demo signs in; whoever was signed in before is signed out. */
export const signInAtDesk = async (page: Page, account: string): Promise<void> => {
  await page.context().clearCookies()
  await page.goto('/desk/sign-in')
  await page.locator('input[autocomplete=username]').fill(account)
  await page.locator('input[type=password]').fill('zhengtong-2026')
  await page.locator('input[type=password]').press('Enter')
  await expect(page).not.toHaveURL(/sign-in/)
}

/** A picture as a phone would take it of a drawing. */
export const layoutDrawing = (name: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
})
