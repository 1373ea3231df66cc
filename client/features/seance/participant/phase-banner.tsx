import { useMeeting } from '#client/direct/meeting'
import { Banner } from '#client/ui/banner'
import type { Tone } from '#client/ui/chip'
import type { ShapeName } from '#client/ui/shape'
import { can } from '#shared/access/can'
import type { Phase } from '#shared/documents/choices'

interface Words {
  tone: Tone
  shape: ShapeName
  title: string
  body: string
}

/** What each phase means for whoever takes part; nothing while the meeting runs. */
const sentences: Readonly<Record<Exclude<Phase, 'live'>, Words>> = {
  draft: {
    tone: 'neutral',
    shape: 'dashed',
    title: 'La séance se prépare',
    body: 'Vous pouvez lire le déroulé. L’accueil ouvrira un peu avant l’heure\u00a0; cette page se mettra à jour seule.',
  },
  open: {
    tone: 'teal',
    shape: 'circle',
    title: 'L’accueil est ouvert, votre présence est signée',
    body: 'La séance n’a pas encore commencé. Dès qu’elle commence, vous pourrez écrire ici, sans recharger la page.',
  },
  closed: {
    tone: 'neutral',
    shape: 'square',
    title: 'La séance est close',
    body: 'Le relevé et les fiches restent lisibles ici, par le même lien. Ce que vous auriez tapé hors ligne est gardé dans «\u00a0Mes brouillons\u00a0».',
  },
  validated: {
    tone: 'success',
    shape: 'check',
    title: 'La séance est validée',
    body: 'Le relevé et les fiches sont dans leur version validée.',
  },
}

export function PhaseBanner() {
  const { seance, phase } = useMeeting()
  if (phase === 'live') return null
  const { tone, shape, title, body } = sentences[phase]
  const signed = phase !== 'open' || can(seance.roles, 'takePart')
  return (
    <Banner tone={tone} shape={shape} title={signed ? title : 'L’accueil est ouvert'} role="status">
      {body}
    </Banner>
  )
}
