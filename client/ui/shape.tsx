/** Shapes that tell states apart without colour. Drawn, because typefaces lack half of these signs. */
const paths = {
  check: <path d="M2 6.5 5 9.5 10 3" fill="none" stroke="currentColor" strokeWidth="2" />,
  dot: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  circle: <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  dashed: <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2 1.6" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M6 1.8a4.2 4.2 0 0 0 0 8.4z" fill="currentColor" />
    </>
  ),
  triangle: <path d="M6 1.2 11.4 10.8H.6z" fill="currentColor" />,
  cross: <path d="M2.2 2.2 9.8 9.8M9.8 2.2 2.2 9.8" fill="none" stroke="currentColor" strokeWidth="2" />,
  pause: <path d="M2.5 1.5h2.6v9H2.5zM6.9 1.5h2.6v9H6.9z" fill="currentColor" />,
  square: <path d="M1.8 1.8h8.4v8.4H1.8z" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  question: (
    <path
      d="M3.6 4.2a2.4 2.4 0 1 1 3.7 2c-.9.6-1.3 1-1.3 2M6 10.2v.9"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
    />
  ),
  dash: <path d="M2 6h8" fill="none" stroke="currentColor" strokeWidth="2" />,
  up: <path d="M6 10.5v-8M2.5 5.5 6 2l3.5 3.5" fill="none" stroke="currentColor" strokeWidth="1.8" />,
} as const

export type ShapeName = keyof typeof paths

export function Shape({ name, size = 12 }: { name: ShapeName; size?: number }) {
  return (
    <svg className="forme" viewBox="0 0 12 12" width={size} height={size} aria-hidden="true" focusable="false">
      {paths[name]}
    </svg>
  )
}
