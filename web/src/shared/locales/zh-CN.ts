import { collect, type Messages } from './collect'

/** Every feature brings its own messages; one language is loaded at a time. */
export default collect(import.meta.glob<Messages>('../../**/messages.zh-CN.json', { eager: true, import: 'default' }))
