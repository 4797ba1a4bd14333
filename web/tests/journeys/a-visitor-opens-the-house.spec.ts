import { expect, test } from '@playwright/test'
import { checkAxe, checkWidth, listen, shot, withoutScripts } from './support'

test('the home page asks what the visitor needs', async ({ page }) => {
  const complaints = listen(page)
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('您要办什么事？')
  await expect(page.getByRole('searchbox')).toBeVisible()
  await checkAxe(page)
  await checkWidth(page)
  await shot(page, 'home')
  expect(complaints).toEqual([])
})

test('the home page is finished before any script runs', async ({ browser }) => {
  await withoutScripts(browser, async (page) => {
    await page.goto('/')
    await expect(page.getByRole('searchbox')).toBeVisible()
    await checkWidth(page)
    await shot(page, 'home-no-script')
  })
})

test('English is one tap away', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What do you need?')
  await checkAxe(page)
})

test('an unknown address is told in words', async ({ page }) => {
  const answer = await page.goto('/regions/99')
  expect(answer?.status()).toBe(404)
  await expect(page.getByText('没有这个地区')).toBeVisible()
  await checkAxe(page)
  await shot(page, 'unknown')
})

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false })

  test('a visitor walks from the province down to a village', async ({ page }) => {
    await page.goto('/regions')
    for (const name of ['南京市', '玄武区', '梅园新村街道']) {
      await page.getByRole('link', { name, exact: true }).first().click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
    }
    await expect(page.getByRole('link', { name: '兰园社区居委会' })).toBeVisible()
    await shot(page, 'regions')
  })

  test('a visitor chooses a region and every page remembers it', async ({ page }) => {
    await page.goto('/regions/320102')
    await page.getByRole('button', { name: '以后看玄武区的事项' }).click()
    await expect(page.locator('.util')).toContainText('玄武区')
  })
})

test('the desk opens and browses the divisions by keyboard', async ({ page }) => {
  const complaints = listen(page)
  await page.goto('/desk')
  await expect(page.getByRole('heading', { name: '还没有登录' })).toBeVisible()
  await checkAxe(page)
  await shot(page, 'desk-home')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('行政')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '行政区划' })).toBeVisible()
  await page.getByRole('row', { name: /南京市/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /玄武区/ })).toBeVisible()
  await checkAxe(page)
  await checkWidth(page)
  await shot(page, 'desk-regions')
  expect(complaints).toEqual([])
})

test('a region is found from anywhere on the desk', async ({ page }) => {
  await page.goto('/desk')
  await expect(page.getByRole('heading', { name: '还没有登录' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('昆山')
  await page
    .getByRole('option', { name: /昆山市/ })
    .first()
    .click()
  await expect(page.getByRole('navigation', { name: '上级区划' })).toContainText('苏州市')
  await page.goBack()
  await expect(page.getByRole('heading', { name: '还没有登录' })).toBeVisible()
})

test('an unknown page of the desk is told in words', async ({ page }) => {
  await page.goto('/desk/nowhere')
  await expect(page.getByRole('heading', { level: 2, name: '没有这个页面' })).toBeVisible()
  await checkAxe(page)
})

test('the region is switched without leaving the page', async ({ page }) => {
  await page.goto('/')
  await page.locator('.util a[href="/regions"]').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '苏州市' }).click()
  await dialog.getByRole('button', { name: '昆山市' }).click()
  await checkAxe(page)
  await shot(page, 'region-switch')
  await dialog.getByRole('button', { name: '看昆山市的事项' }).click()
  await expect(page.locator('.util')).toContainText('昆山市')
})

test('the desk can be dark', async ({ page }) => {
  await page.goto('/desk/regions')
  await page.getByRole('button', { name: '深色' }).click()
  await expect(page.getByRole('row', { name: /南京市/ })).toBeVisible()
  await checkAxe(page)
  await shot(page, 'desk-dark')
})
