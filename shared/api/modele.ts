import { done, endpoint } from './endpoint.ts'
import { z } from './zod.ts'

/** Of a template sent from a page; a larger one is put in its folder. */
export const MAX_MODELE_BYTES = 10 * 1024 * 1024

/** `refus` follows a colon: why it does not serve; null when it does. */
export const modele = z.object({ fichier: z.string(), refus: z.string().nullable() })

export const getModele = endpoint({
  method: 'get',
  path: '/api/modele',
  summary: 'Le modèle des diaporamas, et pourquoi il ne peut pas servir',
  act: 'administer',
  answer: z.object({ modele: modele.nullable() }),
})
export const poserModele = endpoint({
  method: 'put',
  path: '/api/modele',
  summary: 'Remplace le modèle des diaporamas ; celui qui ne peut pas servir n’est pas gardé',
  act: 'administer',
  body: z.object({ octets: z.base64().max(Math.ceil(MAX_MODELE_BYTES / 3) * 4) }),
  answer: z.object({ refus: z.string().nullable() }),
})
export const retirerModele = endpoint({
  method: 'delete',
  path: '/api/modele',
  summary: 'Retire le modèle : les diaporamas reprennent la présentation habituelle',
  act: 'administer',
  answer: done,
})
