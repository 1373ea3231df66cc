import type { Hono } from 'hono'
import { toString as qrCode } from 'qrcode'
import { shownCode } from '#server/store/ids'
import { getCode, rotateCode } from '#shared/api/seances'
import { no, ok } from '../services.ts'
import type { AppServices } from './app-services.ts'
import { route } from './route.ts'

/** The code and the QR of a meeting: what the poster and the projection print. */
export function mountCode(app: Hono, services: AppServices): void {
  const { seances, commands, publicUrl } = services

  route(app, getCode, services, async ({ params }) => {
    const seance = await seances.meetings.get(params.id)
    if (seance === null) return no('notFound')
    if (seance.code === null || seance.qrToken === null) return no('wrongPhase')
    const lien = `${publicUrl()}/q/${seance.qrToken}`
    return ok({
      code: shownCode(seance.code),
      adresse: `${new URL(publicUrl()).host}/r`,
      lien,
      qr: await qrCode(lien, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }),
    })
  })

  route(app, rotateCode, services, async ({ params, actor: { personId }, roles }) => {
    const changed = await commands.rotateCode(params.id, { personId, roles })
    return changed.ok ? ok({ code: shownCode(changed.value.code) }) : changed
  })
}
