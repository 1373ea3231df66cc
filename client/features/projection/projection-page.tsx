import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { MeetingRoom } from '#client/direct/meeting'
import { Projection } from './projection.tsx'
import './projection.css'
import './slides.css'

/** For the back row: one thing at a time, large, with no name and nothing to press but the way to full screen. */
export function ProjectionPage() {
  const { id } = useParams({ from: '/seances/$id/projeter' })
  useEffect(() => {
    document.title = 'Projection · Tour de table'
    // The page behind a short projection would show its paper at the edges.
    document.documentElement.classList.add('projete')
    return () => document.documentElement.classList.remove('projete')
  }, [])
  return (
    <MeetingRoom
      id={id}
      waiting={(content) => (
        <main id="contenu" className="projection attente">
          {content}
        </main>
      )}
    >
      <Projection />
    </MeetingRoom>
  )
}
