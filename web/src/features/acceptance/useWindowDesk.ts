import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { useSession } from '@/shared/session'
import { filled, type SchemaValues } from '@/shared/ui/schema'
import {
  fetchDraft,
  fetchWindowGuide,
  registerPerson,
  submitWindowCase,
  type KnownPerson,
  type WindowFirm,
  type WindowGuide,
  type WindowPerson,
  type WindowReceipt,
} from './api'
import { applicable, asHandedIn, firstWay, fromHandedIn, type Handed } from './handedIn'

const nobody = () => ({
  proof: 'CARD_READER' as WindowPerson['proof'],
  name: '',
  number: '',
  mobile: '',
  noMobile: false,
  secondClerk: '',
})
const noFirm = (): WindowFirm => ({ creditCode: '', name: '', address: '' })

const warn = (event: BeforeUnloadEvent): void => event.preventDefault()

/**
 * What the clerk is taking in. It lives in memory only, because it is personal: going to another page of the desk
 * and back loses nothing, closing the window is warned of, another account starts empty.
 */
export const useWindowDesk = defineStore('acceptance.window', () => {
  const session = useSession()
  const typed = ref(nobody())
  const person = shallowRef<KnownPerson | null>(null)
  const forFirm = ref(false)
  const firm = ref(noFirm())
  const guide = shallowRef<WindowGuide | null>(null)
  const situations = ref<Record<string, string>>({})
  const form = ref<SchemaValues>({})
  const handed = ref<Record<string, Handed>>({})
  const receipt = shallowRef<WindowReceipt | null>(null)

  const materials = computed(() =>
    guide.value ? applicable(guide.value.materials, guide.value.situations, situations.value) : [],
  )
  const dirty = computed(
    () => !receipt.value && (person.value !== null || typed.value.name !== '' || typed.value.number !== ''),
  )

  const register = async (key: string): Promise<void> => {
    const it = typed.value
    person.value = await registerPerson(
      {
        name: it.name.trim(),
        number: it.number.trim().toUpperCase(),
        mobile: it.noMobile ? null : it.mobile.trim(),
        secondClerk: it.proof === 'MANUAL' ? it.secondClerk.trim() : null,
        proof: it.proof,
      },
      key,
    )
  }
  const useGuide = (now: WindowGuide): void => {
    guide.value = now
    for (const it of now.materials) handed.value[it.key] ??= { way: firstWay(it), files: [] }
  }
  /** Another item keeps who it is for; what was asked for is asked anew. */
  const choose = async (taskCode: string): Promise<void> => {
    const now = await fetchWindowGuide(taskCode)
    if (now.taskCode !== guide.value?.taskCode) {
      situations.value = {}
      form.value = {}
      handed.value = {}
    }
    useGuide(now)
  }
  const resume = async (code: string, fileName: (n: number) => string): Promise<void> => {
    const draft = await fetchDraft(code.trim())
    const now = await fetchWindowGuide(draft.taskCode)
    person.value = draft.person
    forFirm.value = Boolean(draft.firm)
    firm.value = draft.firm ?? noFirm()
    situations.value = draft.situations ?? {}
    form.value = draft.form ?? {}
    handed.value = Object.fromEntries(
      Object.entries(draft.materials ?? {}).map(([key, it]) => [key, fromHandedIn(it, fileName)]),
    )
    useGuide(now)
  }
  const submit = async (key: string): Promise<void> => {
    if (!person.value || !guide.value) return
    receipt.value = await submitWindowCase(
      {
        person: person.value.id,
        firm: forFirm.value ? { ...firm.value, creditCode: firm.value.creditCode.trim().toUpperCase() } : null,
        taskCode: guide.value.taskCode,
        situations: situations.value,
        form: filled(form.value),
        materials: asHandedIn(materials.value, handed.value),
      },
      key,
    )
  }
  const reset = (): void => {
    typed.value = nobody()
    person.value = null
    forFirm.value = false
    firm.value = noFirm()
    guide.value = null
    situations.value = {}
    form.value = {}
    handed.value = {}
    receipt.value = null
  }
  watch(dirty, (now) => {
    if (now) window.addEventListener('beforeunload', warn)
    else window.removeEventListener('beforeunload', warn)
  })
  watch(() => [session.session.account, session.session.post?.id].join(), reset)

  return {
    typed,
    person,
    forFirm,
    firm,
    guide,
    situations,
    form,
    handed,
    receipt,
    materials,
    dirty,
    register,
    choose,
    resume,
    submit,
    reset,
  }
})
