import { expect, test, type Browser, type Page } from '@playwright/test'

/** Shown on the sign-in pages of the demo, and nowhere else valid. */
export const PASSWORD = 'zhengtong-2026'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A citizen number that passes its check and belongs to no one: its region was never assigned. */
export const inventedNumber = (): string => {
  const serial = `${Date.now()}`.slice(-3)
  const day = `${(Math.floor(Math.random() * 28) + 1).toString().padStart(2, '0')}`
  const year = 1940 + Math.floor(Math.random() * 60)
  const digits = `329901${year}05${day}${serial}`
  const sum = [...digits].reduce((all, digit, place) => all + Number(digit) * (WEIGHTS[place] ?? 0), 0)
  return digits + '10X98765432'.charAt(sum % 11)
}

export const inventedMobile = (): string =>
  `139${Math.floor(Math.random() * 1e8)
    .toString()
    .padStart(8, '0')}`

/** The newest code that the demo's simulator caught for this phone. */
export const codeFor = async (browser: Browser, mobile: string): Promise<string> => {
  const context = await browser.newContext({ baseURL: test.info().project.use.baseURL })
  try {
    const page = await context.newPage()
    await page.goto('/demo/messages')
    const message = page
      .getByRole('listitem')
      .filter({ hasText: mobile.slice(7) })
      .first()
    const code = /验证码 (\d{6})/.exec(await message.innerText())?.[1]
    expect(code, `a code for ${mobile}`).toBeDefined()
    return code ?? ''
  } finally {
    await context.close()
  }
}

/** Somebody signed in on a device of their own. */
export const onAnotherDevice = async (browser: Browser, walk: (page: Page) => Promise<void>): Promise<void> => {
  const { baseURL, viewport, locale, timezoneId } = test.info().project.use
  const context = await browser.newContext({ baseURL, viewport, locale, timezoneId })
  try {
    await walk(await context.newPage())
  } finally {
    await context.close()
  }
}

export const signIn = async (page: Page, login: string, password = PASSWORD): Promise<void> => {
  await page.goto('/sign-in')
  await page.getByLabel('手机号或身份证号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

/** Fills the desk's sign-in and sends it; whether it opens is for the caller to see. */
export const tryAtDesk = async (page: Page, account: string, password = PASSWORD): Promise<void> => {
  await page.goto('/desk/sign-in')
  await page.getByRole('textbox', { name: '账号' }).fill(account)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

export const signInAtDesk = async (page: Page, account: string, password = PASSWORD): Promise<void> => {
  await tryAtDesk(page, account, password)
  await expect(page).not.toHaveURL(/sign-in/)
}
