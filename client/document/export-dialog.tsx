import { type ReactNode, useState } from 'react'
import { useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { Button } from '#client/ui/button'
import { Checkbox, RadioCards } from '#client/ui/choices'
import { Dialog } from '#client/ui/dialog'
import { announce } from '#client/ui/notice'
import { withOrdinals } from '#client/words/dates'
import { type Format, formats, type PrintName, printPlans, prints } from '#shared/api/prints'
import { ExportModele } from './export-modele.tsx'
import { ExportProgress } from './export-progress.tsx'
import { fetchFile, type PrintChoices } from './fetch-file.ts'
import { newId } from './new-id.ts'
import './export-dialog.css'

interface ExportProps {
  print: PrintName
  id: string
  trigger: ReactNode
  look?: 'primary'
  small?: boolean
  /** Says why nothing may leave yet; null when it may. */
  refusal?: () => string | null
}

/** Takes a document away: in which format, which chapters, with or without names. */
export function ExportButton({ trigger, look, small = false, refusal, ...asked }: ExportProps) {
  const [open, setOpen] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  const ask = () => {
    setWhy(refusal?.() ?? null)
    setOpen(true)
  }
  return (
    <>
      <Button {...(look === undefined ? {} : { look })} small={small} onPress={ask}>
        {trigger}
      </Button>
      {open && why === null && <Choices {...asked} onClose={() => setOpen(false)} />}
      {open && why !== null && (
        <Dialog title="Exporter" isOpen onClose={() => setOpen(false)}>
          <p role="alert">{why}</p>
        </Dialog>
      )}
    </>
  )
}

type Asked = Omit<ExportProps, 'trigger' | 'look' | 'small' | 'refusal'> & { onClose: () => void }

interface Writing {
  suivi: string
  stop: AbortController
  received: number | null
}

function Choices({ print, id, onClose }: Asked) {
  const plan = useAnswer(printPlans[print], { params: { id } })
  const [format, setFormat] = useState<Format>('docx')
  const [without, setWithout] = useState<ReadonlySet<number>>(new Set())
  const [named, setNamed] = useState(false)
  const [presence, setPresence] = useState(true)
  const [writing, setWriting] = useState<Writing | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const { asks, formats: offered } = prints[print]
  const hasPresence = (asks as readonly string[]).includes('presence')

  const take = async (places: readonly number[]) => {
    const [suivi, stop] = [newId(), new AbortController()]
    const begun: Writing = { suivi, stop, received: null }
    setWriting(begun)
    setFault(null)
    announce('Écriture du fichier.')
    const kept = places.filter((place) => !without.has(place))
    const choices: PrintChoices = {
      noms: named,
      presence,
      chapitres: kept.length === places.length ? null : kept,
    }
    const onReceived = (received: number) => setWriting({ ...begun, received })
    const result = await fetchFile(print, format, id, choices, { suivi, signal: stop.signal, onReceived })
    setWriting(null)
    if (!result.ok) return setFault(result.message)
    announce('Fichier prêt.')
    onClose()
  }

  const leave = () => {
    writing?.stop.abort()
    onClose()
  }
  return (
    <Dialog
      title="Exporter"
      isOpen
      wide
      onClose={leave}
      actions={
        <>
          <Button onPress={() => (writing === null ? onClose() : writing.stop.abort())}>
            {writing === null ? 'Annuler' : 'Annuler l’export'}
          </Button>
          <Button
            look="primary"
            isDisabled={plan.state !== 'ready' || writing !== null}
            onPress={() => plan.state === 'ready' && void take(plan.value.chapitres.map((c) => c.place))}
          >
            {writing === null ? 'Télécharger' : 'Écriture du fichier…'}
          </Button>
        </>
      }
    >
      <ShowAnswer of={plan} loading="Lecture du document…">
        {({ titre, chapitres, absents, modele, noms }) => (
          <div className="export-choix">
            <p className="petit">{withOrdinals(titre)}</p>
            <RadioCards
              label="Format"
              value={format}
              onChange={setFormat}
              options={offered
                .filter((f) => !absents.some((a) => a.format === f))
                .map((f) => ({ code: f, label: formats[f].label }))}
            />
            {absents.map((a) => (
              <p key={a.format} className="petit">
                {formats[a.format].label}&nbsp;: {a.raison}.
              </p>
            ))}
            <ExportModele format={format} modele={modele} />
            {chapitres.length > 1 && (
              <fieldset className="export-chapitres">
                <legend>Chapitres</legend>
                {chapitres.map((chapitre) => (
                  <Checkbox
                    key={chapitre.place}
                    isSelected={!without.has(chapitre.place)}
                    onChange={(kept) => {
                      const next = new Set(without)
                      if (kept) next.delete(chapitre.place)
                      else next.add(chapitre.place)
                      setWithout(next)
                    }}
                  >
                    {withOrdinals(chapitre.titre)}
                  </Checkbox>
                ))}
              </fieldset>
            )}
            {noms?.refus === null && (
              <Checkbox isSelected={named} onChange={setNamed}>
                Avec les noms des personnes, à ne pas publier (sinon, les organismes seulement)
              </Checkbox>
            )}
            {noms?.refus != null && <p className="petit">{noms.refus}</p>}
            {hasPresence && (
              <Checkbox isSelected={presence} onChange={setPresence}>
                Avec les présences enregistrées (sinon, une colonne à signer)
              </Checkbox>
            )}
            {writing !== null && <ExportProgress format={format} suivi={writing.suivi} received={writing.received} />}
          </div>
        )}
      </ShowAnswer>
      {fault !== null && (
        <p className="champ-erreur" role="alert">
          {fault}
        </p>
      )}
    </Dialog>
  )
}
