import { type FormEvent, useState } from 'react'
import { useAction, useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { NewLien } from '#client/document/new-lien'
import { Button } from '#client/ui/button'
import { Chip } from '#client/ui/chip'
import { ComboBox } from '#client/ui/combo-box'
import { Menu } from '#client/ui/menu'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { TextField } from '#client/ui/text-field'
import { Instant } from '#client/words/dates'
import { listOrganismes } from '#shared/api/acces'
import {
  getRelecteurs,
  nommerRelecteur,
  type Relecteur,
  renouvelerLienRelecteur,
  retirerLienRelecteur,
  retirerRelecteur,
} from '#shared/api/relecteurs'
import { AvisChip } from './avis.tsx'

interface NewLink {
  url: string
  pour: string
}

const titleOf = ({ organisme, fonction }: Pick<Relecteur, 'organisme' | 'fonction'>): string =>
  [organisme, fonction].filter((w) => w !== null).join(', ') || 'Personne effacée'

/** Who was asked to read it: their link, what they did with it, and one more to name while it may still be corrected. */
export function Relecteurs({ documentId, ouverte }: { documentId: string; ouverte: boolean }) {
  const answer = useAnswer(getRelecteurs, { params: { id: documentId } }, { every: 15_000 })
  const [made, setMade] = useState<NewLink | null>(null)
  return (
    <section className="restitution-relecteurs" aria-label="Relecture">
      <p className="petit">
        Chaque personne nommée reçoit un lien à elle, qui ouvre cette restitution pour la lire et la commenter, sans
        compte. Vous copiez le lien et l’envoyez vous-même.
      </p>
      <ShowAnswer of={answer} loading="Lecture des relecteurs et relectrices…">
        {(list) =>
          list.length === 0 ? (
            <p className="blanc">Personne n’a encore été nommé pour relire.</p>
          ) : (
            <ul className="liste-nue pile serree">
              {list.map((r) => (
                <Nomme key={r.id} documentId={documentId} relecteur={r} ouverte={ouverte} onLink={setMade} />
              ))}
            </ul>
          )
        }
      </ShowAnswer>
      {made !== null && <NewLien url={made.url} pour={made.pour} onDone={() => setMade(null)} />}
      {ouverte && <Nommer documentId={documentId} onLink={setMade} />}
    </section>
  )
}

interface NommeProps {
  documentId: string
  relecteur: Relecteur
  ouverte: boolean
  onLink: (link: NewLink) => void
}

function Nomme({ documentId, relecteur, ouverte, onLink }: NommeProps) {
  const { id, ouvertA, retireA, commentaires } = relecteur
  const params = { id: documentId, relecteurId: id }
  const pour = titleOf(relecteur)
  const renew = useAction(renouvelerLienRelecteur)
  const withdraw = useAction(retirerLienRelecteur)
  const remove = useAction(retirerRelecteur)
  const anew = async () => {
    const made = await renew.run({ params })
    if (made.ok) onLink({ url: made.value.url, pour })
  }
  const done = async (asked: Promise<{ ok: boolean }>, words: string) => {
    if ((await asked).ok) notify(words)
  }
  return (
    <li className="carte commentaire">
      <div className="relecteur-tete">
        <strong>{pour}</strong>
        <Menu
          small
          look="quiet"
          label={`Lien de ${pour}`}
          trigger="Lien…"
          actions={[
            ...(ouverte ? [{ id: 'neuf', label: 'Donner un nouveau lien', onAction: () => void anew() }] : []),
            ...(retireA === null
              ? [
                  {
                    id: 'retrait',
                    label: 'Retirer le lien',
                    onAction: () => void done(withdraw.run({ params }), `Le lien de ${pour} ne s’ouvre plus.`),
                  },
                ]
              : []),
            {
              id: 'liste',
              label: 'Retirer de la liste',
              danger: true,
              onAction: () => void done(remove.run({ params }), `${pour} ne relit plus cette restitution.`),
            },
          ]}
        />
      </div>
      <p className="rang">
        <AvisChip of={relecteur} />
        {retireA !== null && <Chip shape="cross">Lien retiré</Chip>}
      </p>
      <p className="petit">
        {ouvertA === null ? (
          'N’a pas encore ouvert son lien'
        ) : (
          <>
            Lien ouvert le <Instant at={ouvertA} form="short" />
          </>
        )}
        {commentaires > 0 && ` ; ${commentaires} ${commentaires === 1 ? 'commentaire' : 'commentaires'}`}
      </p>
      <Refused of={renew.refusal ?? withdraw.refusal ?? remove.refusal} />
    </li>
  )
}

function Nommer({ documentId, onLink }: { documentId: string; onLink: (link: NewLink) => void }) {
  const [organisme, setOrganisme] = useState('')
  const [fonction, setFonction] = useState('')
  const known = useAnswer(listOrganismes, {})
  const name = useAction(nommerRelecteur)
  const blank = organisme.trim() === '' && fonction.trim() === ''
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    const made = await name.run({ params: { id: documentId }, body: { organisme, fonction } })
    if (!made.ok) return
    onLink({
      url: made.value.url,
      pour: titleOf({ organisme: organisme.trim() || null, fonction: fonction.trim() || null }),
    })
    setOrganisme('')
    setFonction('')
  }
  return (
    <form className="restitution-relecteurs" onSubmit={submit}>
      <ComboBox
        label="Organisme"
        value={organisme}
        onChange={setOrganisme}
        suggestions={known.state === 'ready' ? known.value.map((o) => o.nom) : []}
      />
      <TextField
        label="Fonction"
        hint="Par exemple : secrétariat du comité"
        value={fonction}
        onChange={setFonction}
        maxLength={200}
      />
      <Refused of={name.refusal} />
      <div>
        <Button type="submit" small isDisabled={name.busy || blank}>
          Nommer et créer le lien
        </Button>
      </div>
    </form>
  )
}
