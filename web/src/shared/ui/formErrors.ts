import { inject, type InjectionKey, type Ref } from 'vue'
import type { FieldError } from '@/shared/api/problem'

/** What AppForm tells its fields: the refusals of the last try. */
export const FORM_ERRORS: InjectionKey<Ref<FieldError[]>> = Symbol('form errors')

export const useFormErrors = (): Ref<FieldError[]> | undefined => inject(FORM_ERRORS, undefined)
