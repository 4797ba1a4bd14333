import { collect, type Messages } from './collect'

/** Every feature brings its own messages; one language is loaded at a time. */
export default collect(import.meta.glob<Messages>('../../**/messages.en.json', { eager: true, import: 'default' }))
