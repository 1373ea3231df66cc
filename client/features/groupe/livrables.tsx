import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useAction } from '#client/api/answer'
import { Button } from '#client/ui/button'
import { Dialog } from '#client/ui/dialog'
import { EmptyState } from '#client/ui/states'
import { Cell, Table } from '#client/ui/table'
import { TextField } from '#client/ui/text-field'
import { OrBlank } from '#client/words/blanks'
import { Day } from '#client/words/dates'
import { motsDuGroupe } from '#client/words/groupe'
import { StatutLivrableChip } from '#client/words/statut-livrable-chip'
import { createLivrable } from '#shared/api/documents'
import type { AnswerOf } from '#shared/api/endpoint'
import type { getGroupe } from '#shared/api/schemas'
import { naturesLivrable } from '#shared/documents/choices'

const labelOf = (labels: Readonly<Record<string, string>>, code: string | null): string | null =>
  code === null ? null : (labels[code] ?? code)

interface LivrablesProps {
  groupe: Pick<AnswerOf<typeof getGroupe>, 'id' | 'comite' | 'livrables' | 'peutPreparer'>
}

export function Livrables({ groupe: { id, comite, livrables, peutPreparer } }: LivrablesProps) {
  const { le, du } = motsDuGroupe(comite)
  const [adding, setAdding] = useState(false)
  return (
    <section aria-labelledby="groupe-livrables" className="pile serree">
      <div className="rang">
        <h2 id="groupe-livrables">Livrables</h2>
        {peutPreparer && (
          <span className="pousse">
            <Button small onPress={() => setAdding(true)}>
              Ajouter un livrable
            </Button>
          </span>
        )}
      </div>
      {livrables.length === 0 ? (
        <EmptyState title="Aucun livrable">
          Ce que {le} produit s’inscrit ici, et se suit de séance en séance.
        </EmptyState>
      ) : (
        <Table cards caption={`Livrables ${du}`} head={['Livrable', 'Nature', 'Statut', 'Porteur', 'Échéance']}>
          {livrables.map((l) => (
            <tr key={l.id}>
              <th scope="row">
                <Link to="/livrables/$documentId" params={{ documentId: l.id }} className="groupe-lien">
                  {l.title}
                </Link>
              </th>
              <Cell label="Nature">
                <OrBlank value={labelOf(naturesLivrable, l.nature)} blank="nonRenseigne" />
              </Cell>
              <Cell label="Statut">
                <StatutLivrableChip statut={l.statut} />
              </Cell>
              <Cell label="Porteur">
                <OrBlank value={l.porteur} blank="aDesigner" />
              </Cell>
              <Cell label="Échéance">
                {l.echeance === null ? <OrBlank value={null} blank="aFixer" /> : <Day day={l.echeance} form="short" />}
              </Cell>
            </tr>
          ))}
        </Table>
      )}
      {adding && <AddLivrable groupeId={id} onClose={() => setAdding(false)} />}
    </section>
  )
}

function AddLivrable({ groupeId, onClose }: { groupeId: string; onClose: () => void }) {
  const [intitule, setIntitule] = useState('')
  const create = useAction(createLivrable)
  const navigate = useNavigate()
  const save = async (e: FormEvent) => {
    e.preventDefault()
    const made = await create.run({ params: { id: groupeId }, body: { intitule } })
    if (made.ok) await navigate({ to: '/livrables/$documentId', params: { documentId: made.value.id } })
  }
  return (
    <Dialog
      title="Ajouter un livrable"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button look="primary" type="submit" form="groupe-livrable" isDisabled={create.busy}>
            Ajouter
          </Button>
        </>
      }
    >
      <form id="groupe-livrable" onSubmit={(e) => void save(e)}>
        <TextField
          label="Intitulé"
          isRequired
          autoFocus
          maxLength={500}
          value={intitule}
          onChange={setIntitule}
          error={create.refusal?.message}
        />
      </form>
    </Dialog>
  )
}
