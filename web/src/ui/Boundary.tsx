import { Component, type ReactNode } from 'react';
import { ProblemAlert } from './ProblemAlert';

type Props = { children: ReactNode; resetKey?: string };
type State = { error: unknown; key: string | undefined };

/** Keeps a fault of one part from taking the page; another place (resetKey) starts afresh. */
export class Boundary extends Component<Props, State> {
  override state: State = { error: null, key: this.props.resetKey };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: State) {
    return props.resetKey === state.key ? null : { error: null, key: props.resetKey };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <ProblemAlert error={error} retry={() => this.setState({ error: null })} />;
  }
}
