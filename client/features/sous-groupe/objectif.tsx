import { type ReactNode, useId } from 'react'
import { MonEcrit } from '#client/direct/ecriture/mon-ecrit'
import { useMeeting } from '#client/direct/meeting'
import { LineInput } from '#client/document/line-input'
import { useField } from '#client/document/use-document-value'
import { classes } from '#client/ui/class-names'
import { optionsOf, Select } from '#client/ui/select'
import { Shape, type ShapeName } from '#client/ui/shape'
import { ObjectifChip } from '#client/words/chips'
import { setField } from '#shared/document/edit'
import { type EtatObjectif, etatsObjectif } from '#shared/documents/choices'
import { objectifs, sousGroupe } from '#shared/documents/sous-groupe'
import type { Sheet } from './sheet.ts'

type Cle = (typeof objectifs)[number]['cle']

const shapes: Readonly<Record<Exclude<EtatObjectif, 'nonAborde'>, ShapeName>> = {
  aFinir: 'half',
  traite: 'check',
  sansObjet: 'dash',
}

interface MotifProps extends Omit<Sheet, 'awareness'> {
  cle: (typeof objectifs)[number]['motif']
  etat: EtatObjectif
}

/** Why an objective is left: asked once the sub-group reports or the meeting ends, never while it works. */
function Motif({ cle, etat, doc, canWrite, sousGroupeId }: MotifProps) {
  const { direct, phase } = useMeeting()
  const motif = useField(sousGroupe, doc, cle)
  const groupe = direct.sousGroupes.find((g) => g.id === sousGroupeId)
  const isLeft = etat === 'nonAborde' || etat === 'aFinir'
  const asked = phase === 'closed' || (groupe !== undefined && groupe.presenteA !== null)
  if (!isLeft || (motif === null && !(asked && canWrite))) return null
  return (
    <LineInput
      label={sousGroupe.shape[cle].label}
      shown="Pourquoi (facultatif)"
      value={motif}
      canWrite={canWrite}
      max={200}
      wraps
      onCommit={(value) => setField(sousGroupe, doc, cle, value)}
    />
  )
}

interface ObjectifProps extends Sheet {
  cle: Cle
  children: (etat: EtatObjectif) => ReactNode
}

/** One of the six printed objectives: its words, its state as a mark and a word, and what answers it. */
export function Objectif({ cle, doc, canWrite, sousGroupeId, children }: ObjectifProps) {
  const id = useId()
  const at = objectifs.findIndex((o) => o.cle === cle)
  const objectif = objectifs[at]
  if (objectif === undefined) throw new Error(`no objective ${cle}`)
  const etat = useField(sousGroupe, doc, objectif.etat) ?? 'nonAborde'
  const { direct, sousGroupeId: mine } = useMeeting()
  const alone = direct.ecritureObjectif === cle && sousGroupeId === mine
  return (
    <section className="objectif" aria-labelledby={id}>
      <span className={classes('objectif-rond', etat)} aria-hidden="true">
        {etat === 'nonAborde' ? at + 1 : <Shape name={shapes[etat]} size={14} />}
      </span>
      <div className="objectif-tete">
        <h2 id={id}>
          <span className="sr">Objectif {at + 1}&nbsp;: </span>
          {objectif.texte}
        </h2>
        {canWrite ? (
          <Select
            label={sousGroupe.shape[objectif.etat].label}
            labelHidden
            value={etat}
            options={optionsOf(etatsObjectif)}
            onChange={(next) => setField(sousGroupe, doc, objectif.etat, next)}
          />
        ) : (
          <ObjectifChip etat={etat} />
        )}
      </div>
      <div className="objectif-corps">
        <Motif cle={objectif.motif} {...{ doc, canWrite, sousGroupeId, etat }} />
        {alone && <MonEcrit />}
        {children(etat)}
      </div>
    </section>
  )
}
