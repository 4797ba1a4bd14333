import { expect, test } from '@playwright/test'
import { codeFor, inventedMobile, inventedNumber, onAnotherDevice, PASSWORD, signIn } from './people'
import { checkAxe, checkWidth, shot } from './support'

const CHEN = '13800005170'

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false })

  test('a person who is not signed in is asked and then led on', async ({ page }) => {
    await page.goto('/my')
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fmy$/)
    await page.getByLabel('手机号或身份证号').fill(CHEN)
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: '登录' }).click()
    await expect(page).toHaveURL(/\/my$/)
    await expect(page.getByText('陈*禾').first()).toBeVisible()
    await expect(page.getByText('南京拾盏茶饮有限公司')).toBeVisible()
    await expect(page.getByText(CHEN)).toHaveCount(0)
    await shot(page, 'my')
  })

  test('a person registers with a code and is signed in', async ({ page, browser }) => {
    const mobile = inventedMobile()
    await page.goto('/register')
    await page.getByLabel('姓名').fill('测试甲')
    await page.getByLabel('身份证号').fill(inventedNumber())
    await page.getByLabel('手机号').fill(mobile)
    await page.getByRole('button', { name: '发送验证码' }).click()
    await expect(page.getByText('验证码已发出')).toBeVisible()
    await expect(page.getByLabel('姓名')).toHaveValue('测试甲')
    await page.getByLabel('短信验证码').fill(await codeFor(browser, mobile))
    await page.getByLabel('密码', { exact: true }).fill('my-password-1')
    await page.getByRole('button', { name: '注册' }).click()
    await expect(page).toHaveURL(/\/my$/)
    await expect(page.getByText('二级（姓名和号码已核验）')).toBeVisible()
  })

  test('what is wrong in a registration is said field by field', async ({ page }) => {
    await page.goto('/register')
    await page.getByLabel('姓名').fill('测试乙')
    await page.getByLabel('身份证号').fill('320102199001010000')
    await page.getByLabel('手机号').fill('12345')
    await page.getByRole('button', { name: '注册' }).click()
    const summary = page.getByRole('alert')
    await expect(summary).toContainText('还差 3 处')
    await expect(summary).toContainText('身份证号不对')
    await expect(page.getByLabel('姓名')).toHaveValue('测试乙')
    await shot(page, 'register-errors')
  })
})

test('a person signs in by a code on the phone', async ({ page, browser }) => {
  const mobile = test.info().project.name === 'phone' ? '13800005172' : '13800005171'
  await page.goto('/sign-in?by=sms')
  await checkAxe(page)
  await page.getByLabel('手机号').fill(mobile)
  await page.getByRole('button', { name: '发送验证码' }).click()
  await page.getByLabel('短信验证码').fill('000000')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert')).toContainText('验证码不对')
  await checkAxe(page)
  await page.getByLabel('短信验证码').fill(await codeFor(browser, mobile))
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL(/\/my$/)
  await checkAxe(page)
  await checkWidth(page)
})

test('a wrong password is told in words, and the sixth try meets a lock', async ({ page }) => {
  const mobile = inventedMobile()
  for (let time = 0; time < 5; time++) {
    await signIn(page, mobile, 'not-the-password-1')
    await expect(page.getByRole('alert')).toContainText('账号或密码不对')
    await expect(page.getByLabel('手机号或身份证号')).toHaveValue(mobile)
  }
  await checkAxe(page)
  await shot(page, 'sign-in-refused')
  await signIn(page, mobile, 'not-the-password-1')
  await expect(page.getByRole('alert')).toContainText('请 15 分钟后再试')
  await checkAxe(page)
  await checkWidth(page)
  await shot(page, 'sign-in-locked')
})

test('signing out everywhere ends the other device too', async ({ page, browser }) => {
  await signIn(page, CHEN)
  await onAnotherDevice(browser, async (other) => {
    await signIn(other, CHEN)
    await expect(other).toHaveURL(/\/my$/)
    await page.goto('/my')
    await expect(page.getByText('Chrome · Linux').first()).toBeVisible()
    await page.getByRole('button', { name: '在所有设备上退出' }).click()
    await other.goto('/my')
    await expect(other).toHaveURL(/\/sign-in/)
  })
  await page.goto('/my')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('a person sees who looked at the data, and changes the password', async ({ page }) => {
  await signIn(page, CHEN)
  await page.getByRole('link', { name: '谁看过我的信息' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('谁看过我的信息')
  await checkAxe(page)
  await checkWidth(page)
  await shot(page, 'data-use')
  await page.goto('/my/password')
  await expect(page.getByText('138****5170')).toBeVisible()
  await page.getByLabel('短信验证码').fill('000000')
  await page.getByLabel('新密码').fill('short')
  await page.getByRole('button', { name: '更改密码' }).click()
  await expect(page.getByRole('alert')).toContainText('密码要 10 位以上')
  await checkAxe(page)
  await checkWidth(page)
  await shot(page, 'password')
})

test('elder mode enlarges every page and stays', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: '长辈模式' }).click()
  const size = await page.locator('main').evaluate((it) => parseFloat(getComputedStyle(it).fontSize))
  expect(size).toBeGreaterThanOrEqual(24)
  await page.goto('/sign-in')
  await expect(page.locator('html')).toHaveAttribute('data-mode', 'elder')
  const target = await page.getByRole('button', { name: '登录' }).boundingBox()
  expect(target?.height).toBeGreaterThanOrEqual(60)
  await checkAxe(page)
  await checkWidth(page)
  await shot(page, 'elder-sign-in')
  await page.getByRole('link', { name: '标准模式' }).click()
  await expect(page.locator('html')).not.toHaveAttribute('data-mode', 'elder')
})

test('signing in works in English', async ({ page }) => {
  await page.goto('/sign-in?lang=en')
  await page.getByLabel('Mobile or citizen number').fill(CHEN)
  await page.getByLabel('Password').fill('not-the-password-1')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toContainText(/wrong/i)
  await checkAxe(page)
  await checkWidth(page)
  await shot(page, 'sign-in-english')
})
