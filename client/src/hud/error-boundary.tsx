import { Component, type ErrorInfo, type ReactNode } from 'react';

type Props = { readonly children: ReactNode };
type State = { readonly fault: Error | null };

/** What one sees when the page itself breaks. Drafts were kept with every key, so a reload brings them back. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { fault: null };

  static getDerivedStateFromError(fault: Error): State {
    return { fault };
  }

  override componentDidCatch(fault: Error, info: ErrorInfo): void {
    console.error('page.broke', fault, info.componentStack);
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    return (
      <main className="broken" role="alert">
        <h1>Something on this page broke</h1>
        <p className="quiet">
          Your SQL and your city are safe: what you typed was kept with every key. Reload to go on.
        </p>
        <pre className="mono label">{fault.message}</pre>
        <button type="button" className="button button-main" onClick={() => location.reload()}>
          Reload
        </button>
      </main>
    );
  }
}
