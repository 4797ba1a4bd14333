import { expect, test } from '@playwright/test'
import { checkAxe, checkWidth, shot } from './support'

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false })

  test('from 开奶茶店 to the guide of the food permit', async ({ page }) => {
    await page.goto('/regions/320102')
    await page.getByRole('button', { name: '以后看玄武区的事项' }).click()
    await page.getByRole('searchbox').fill('开奶茶店')
    await page.getByRole('button', { name: '搜索' }).click()
    await shot(page, 'search')
    await page.getByRole('link', { name: '食品经营许可（新办）' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('食品经营许可（新办）')
    await expect(page.getByText('南京市玄武区市场监督管理局')).toBeVisible()
    for (const heading of [
      '我能办吗',
      '要准备什么',
      '要多久',
      '要花多少钱',
      '到哪儿办',
      '怎么走完',
      '依据',
      '大家常问',
    ]) {
      await expect(page.getByRole('heading', { name: heading })).toBeVisible()
    }
    await shot(page, 'guide')
  })
})

test('search and guide are accessible and fit a phone', async ({ page }) => {
  await page.goto('/search?q=身份证丢了')
  await expect(page.getByRole('link', { name: '居民身份证补领' })).toBeVisible()
  await checkAxe(page)
  await checkWidth(page)
  await page.goto('/guides/000125005001')
  await expect(page.getByRole('heading', { name: '选办理机关' })).toBeVisible()
  await checkAxe(page)
  await page.getByRole('link', { name: '苏州工业园区市场监督管理局' }).click()
  await checkAxe(page)
  await checkWidth(page)
})

test('a question nobody can answer gets help instead of chance', async ({ page }) => {
  await page.goto('/search?q=今天晚上吃什么好')
  await expect(page.getByRole('heading', { name: /没有找到/ })).toBeVisible()
  await checkAxe(page)
  await shot(page, 'search-nothing')
})
