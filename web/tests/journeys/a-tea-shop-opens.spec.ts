import { expect, test, type Page } from '@playwright/test'
import { checkAxe, checkWidth, layoutDrawing, shot, signInAtDesk, signInOnPortal, withoutScripts } from './support'

const ITEM = '食品经营许可（新办）'

/** On a phone most acts stand in a menu; their keys work everywhere. */
const KEYS: Record<string, string> = {
  一次性告知补正: 'b',
  受理: 'a',
  特别程序停表: 't',
  恢复计时: 'x',
  提出意见: 's',
  登记现场核查: 'v',
  作出决定: 'd',
}

/** One act on the open case: its button at the foot, its questions, its confirmation. */
const act = async (page: Page, label: string, answer: (dialog: ReturnType<Page['getByRole']>) => Promise<void>) => {
  const button = page.getByRole('button', { name: new RegExp(`^${label}`) }).first()
  await expect(page.locator('.case')).toBeVisible()
  if (await button.isVisible()) await button.click()
  else await page.keyboard.press(KEYS[label] ?? '')
  const dialog = page.locator('dialog[open]')
  await answer(dialog)
  await dialog.locator('form .btns.end button').last().click()
  await expect(dialog).toBeHidden()
}

const atDesk = async (page: Page, account: string, number: string) => {
  await signInAtDesk(page, account)
  await page.goto(`/desk/acceptance/cases/${number}`)
  await expect(page.locator('.case')).toBeVisible()
}

test('a tea shop opens: from the search to the rating', async ({ page, browser }) => {
  test.setTimeout(240_000)
  let number = ''

  await withoutScripts(browser, async (portal) => {
    await signInOnPortal(portal, '13800005170')
    await portal.goto('/regions/320102')
    await portal.getByRole('button', { name: '以后看玄武区的事项' }).click()
    await portal.getByRole('searchbox').first().fill('开奶茶店')
    await portal.getByRole('button', { name: '搜索' }).first().click()
    await portal.getByRole('link', { name: ITEM }).first().click()
    await portal.locator('a[href^="/apply/"]').first().click()
    await expect(portal.getByRole('heading', { level: 1 })).toContainText(ITEM)
    await portal.getByLabel('现做现卖').check()
    await portal.getByRole('button', { name: '继续' }).click()
    await portal.getByLabel('自制饮品制售').check()
    await portal.getByRole('button', { name: '保存并继续' }).click()
    await expect(portal.getByRole('alert')).toContainText('改好')
    await shot(portal, 'apply-errors')
    await portal.getByLabel(/营业面积/).fill('46.5')
    await portal.getByLabel('食品安全管理员').fill('陈佳禾')
    await portal.getByRole('button', { name: '保存并继续' }).click()
    await expect(portal.getByRole('heading', { name: '交材料' })).toBeVisible()
    await portal.locator('input[name="m.layout"]').setInputFiles(layoutDrawing('布局图.png'))
    await portal.getByLabel(/现在没有/).check()
    await shot(portal, 'apply-materials')
    await portal.getByRole('button', { name: '保存并继续' }).click()
    await shot(portal, 'apply-check')
    await checkWidth(portal)
    await portal.getByRole('button', { name: '提交申请' }).click()
    await expect(portal.getByText('已经交上去了')).toBeVisible()
    number = /\/my\/cases\/(\d{12})/.exec(portal.url())?.[1] ?? ''
    expect(number).toMatch(/^\d{12}$/)
    await checkWidth(portal)
    await shot(portal, 'progress-submitted')
  })

  await atDesk(page, 'handler.xuanwu', number)
  await checkAxe(page)
  await shot(page, 'desk-case')
  await act(page, '一次性告知补正', async (dialog) => {
    await dialog.getByRole('textbox').first().fill('布局图：标出洗手池和水槽的位置')
  })

  await withoutScripts(browser, async (portal) => {
    await signInOnPortal(portal, '13800005170')
    await portal.goto(`/my/cases/${number}`)
    await portal.getByRole('link', { name: '补交材料' }).click()
    await expect(portal.getByText('标出洗手池和水槽的位置')).toBeVisible()
    await portal.locator('input[name="m.layout"]').setInputFiles(layoutDrawing('布局图二.png'))
    await portal.getByRole('button', { name: '交上去' }).click()
    await expect(portal.getByText('等答复')).toBeVisible()
  })

  await page.reload()
  await act(page, '受理', async () => {})
  const due = async () => page.locator('.case').getByText('承诺时限').first().innerText()
  const before = await due()
  await act(page, '特别程序停表', async (dialog) => {
    await dialog.getByText('检验', { exact: true }).click()
    await dialog.getByLabel(/天数/).fill('3')
    await dialog.getByLabel('理由').fill('饮用水水质检验')
  })
  await act(page, '恢复计时', async (dialog) => {
    await dialog.getByLabel('情况').fill('水质合格')
  })
  expect(await due()).toBe(before)
  await act(page, '提出意见', async (dialog) => {
    await dialog.getByText('通过', { exact: true }).click()
    await dialog.getByLabel('意见').fill('材料真实有效')
  })

  await atDesk(page, 'reviewer.xuanwu', number)
  await act(page, '登记现场核查', async (dialog) => {
    const officers = dialog.getByRole('checkbox')
    await officers.nth(0).check()
    await officers.nth(1).check()
    const now = new Date(Date.now() - 60_000 + 8 * 3600_000).toISOString().slice(0, 16)
    await dialog.getByLabel('核查时间').fill(now)
    await dialog.getByText('通过', { exact: true }).click()
    await dialog.getByLabel('情况').fill('现场与图一致')
  })
  await act(page, '提出意见', async (dialog) => {
    await dialog.getByText('通过', { exact: true }).click()
    await dialog.getByLabel('意见').fill('同意')
  })

  await atDesk(page, 'decider.xuanwu', number)
  await act(page, '作出决定', async (dialog) => {
    await dialog.getByText('准予', { exact: true }).click()
  })
  await shot(page, 'desk-case-decided')

  await withoutScripts(browser, async (portal) => {
    await signInOnPortal(portal, '13800005170')
    await portal.goto(`/my/cases/${number}`)
    await expect(portal.getByText('已办结').first()).toBeVisible()
    await shot(portal, 'progress-done')
    const paper = await portal.request.get(
      (await portal.getByRole('link', { name: /准予/ }).first().getAttribute('href')) ?? '',
    )
    expect(paper.ok()).toBe(true)
    const pdf = await paper.body()
    await portal.goto('/verify')
    await portal
      .locator('input[type=file]')
      .setInputFiles({ name: '决定书.pdf', mimeType: 'application/pdf', buffer: pdf })
    await portal.locator('form:has(input[type=file]) button').first().click()
    await shot(portal, 'verify-good')
    await expect(portal.locator('.verify')).toContainText('真')
    const forged = Buffer.from(pdf)
    forged[Math.floor(forged.length / 2)] = (forged[Math.floor(forged.length / 2)] ?? 0) ^ 1
    await portal.goto('/verify')
    await portal
      .locator('input[type=file]')
      .setInputFiles({ name: '改过.pdf', mimeType: 'application/pdf', buffer: forged })
    await portal.locator('form:has(input[type=file]) button').first().click()
    await shot(portal, 'verify-bad')
    await portal.goto(`/my/cases/${number}`)
    await portal.getByRole('link', { name: '评一评' }).click()
    await portal.getByLabel('非常满意', { exact: false }).first().check()
    await portal.locator('main form button').first().click()
    await shot(portal, 'rated')
  })
})
