/** The top of the window: what nobody expected ends here and is told to the person, over whatever was on the screen. */
import type { ReactNode } from 'react';
import { Component, useEffect, useState } from 'react';
import { Notice } from './parts/notice.tsx';
import { useText } from './preferences/use-preferences.tsx';
import styles from './top-error.module.css';

export function TopError({ children }: { readonly children: ReactNode }): ReactNode {
  const text = useText();
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    const rejected = (): void => setHasFailed(true);
    // Notices without an error, such as a resize observed twice in one frame, are no failures.
    const thrown = (event: ErrorEvent): void =>
      setHasFailed((before) => before || event.error instanceof Error);
    window.addEventListener('unhandledrejection', rejected);
    window.addEventListener('error', thrown);
    return () => {
      window.removeEventListener('unhandledrejection', rejected);
      window.removeEventListener('error', thrown);
    };
  }, []);
  const words = <Notice tone="error">{text.app.unexpected}</Notice>;
  return (
    <>
      {hasFailed && <div className={styles.over}>{words}</div>}
      <Boundary instead={words}>{children}</Boundary>
    </>
  );
}

interface BoundaryProps {
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

/** React offers this as a class only. React itself reports the error to the window's console, which the shell logs. */
class Boundary extends Component<BoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.instead : this.props.children;
  }
}
