import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

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
