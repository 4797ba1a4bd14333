import { describe, expect, it } from 'vitest'
import { creditCodeChecks, isCitizenNumber, isCreditCode, isMobile } from './identity'

describe('numbers of people and firms', () => {
  it.each(['11010519491231002X', '11010519491231002x', ' 440524188001010014 '])('%s is a citizen number', (number) => {
    expect(isCitizenNumber(number)).toBe(true)
  })

  it.each(['110105194912310021', '11010519490231002X', '1101051949123100', '11010529491231002X', ''])(
    '%s is none',
    (number) => {
      expect(isCitizenNumber(number)).toBe(false)
    },
  )

  it.each(['91320000999990010E', '91320500888881014X', '91350200MA2YJ1XR9G', '913502000728319549'])(
    '%s is a credit code with a fitting check character',
    (code) => {
      expect([isCreditCode(code), creditCodeChecks(code)]).toEqual([true, true])
    },
  )

  it('an early credit code may fail its check, a mistyped shape is none', () => {
    expect([isCreditCode('91350100M0001TGQXM'), creditCodeChecks('91350100M0001TGQXM')]).toEqual([true, false])
    expect(isCreditCode('9132000099999001')).toBe(false)
    expect(isCreditCode('91320000999990010I')).toBe(false)
  })

  it('a mobile number has eleven digits', () => {
    expect([isMobile('13800000517'), isMobile('12345678901'), isMobile('1380000051')]).toEqual([true, false, false])
  })
})
