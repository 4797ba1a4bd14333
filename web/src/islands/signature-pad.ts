import { createApp } from 'vue'
import SignaturePad from './SignaturePad.vue'

/**
 * `<div data-island="signature-pad" data-name="signature">…</div>`: a sheet to sign on. What stands inside, a file
 * field for a photograph of the signature, stays for those who cannot draw or run no scripts.
 */
for (const place of document.querySelectorAll<HTMLElement>('[data-island="signature-pad"]')) {
  const sheet = document.createElement('div')
  place.prepend(sheet)
  createApp(SignaturePad, { name: place.dataset['name'] ?? 'signature' }).mount(sheet)
}
