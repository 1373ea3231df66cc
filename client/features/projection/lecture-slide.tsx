import { gapsAloud, lineRead } from '#client/direct/releve/reading'
import { WholeReleve } from '#client/direct/releve/whole-releve'
import { ReleveChip } from '#client/words/chips'
import { Day } from '#client/words/dates'

/** The relevé read aloud: one line at a time. Who is in charge stays on the screens of those who take part. */
export function LectureSlide({ page }: { page: number }) {
  return (
    <WholeReleve>
      {({ lines }) => {
        const read = lineRead(lines, page)
        if (read === null) return <p className="projection-vide">Rien n’est encore noté.</p>
        const { line, rank, of } = read
        const gaps = gapsAloud(line)
        return (
          <article className="projection-lecture">
            <p className="projection-petit">
              {rank}&nbsp;sur&nbsp;{of}
            </p>
            <p className="projection-lue">{line.texte}</p>
            <div className="projection-ligne-suite projection-petit">
              <ReleveChip nature={line.nature} />
              {line.echeance !== null && (
                <span>
                  pour le <Day day={line.echeance} />
                </span>
              )}
              {gaps !== null && <strong>{gaps}</strong>}
            </div>
          </article>
        )
      }}
    </WholeReleve>
  )
}
