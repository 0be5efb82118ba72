import '@xyflow/react/dist/base.css';
import dagre from '@dagrejs/dagre';
import {
  Background,
  Controls,
  type Edge,
  Handle,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
} from '@xyflow/react';
import { useMemo } from 'react';
import { type Translate, useT } from '@/lib/i18n';
import type { NameOf } from '@/lib/rules';
import css from './flow.module.css';
import { exitText, sentenceOf } from './sentences';
import type { Step } from './steps';

type Card = Node<{ text: string; counts: string }, 'card'>;

const size = { width: 240, height: 88 };

function CardNode({ data }: NodeProps<Card>) {
  return (
    <div className={css.node}>
      <Handle type="target" position={Position.Top} />
      {data.text}
      {data.counts && <small>{data.counts}</small>}
      <Handle type="source" position={Position.Bottom} />
    </div>
  );
}

const nodeTypes = { card: CardNode };

function edgesOf(steps: Step[], t: Translate, nameOf: NameOf): Edge[] {
  return steps.flatMap(({ key, exits }) =>
    exits.map((exit) => {
      const label = exit.kind === 'next' && exits.length === 1 ? '' : exitText(exit, t, nameOf);
      return {
        id: `${key}-${exit.to}-${exit.kind}-${label}`,
        source: key,
        target: exit.to,
        label: label.length > 42 ? `${label.slice(0, 41)}…` : label,
        type: 'smoothstep',
      };
    }),
  );
}

function placesOf(steps: Step[], edges: Edge[]) {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 32, ranksep: 48 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { key } of steps) graph.setNode(key, { ...size });
  for (const { source, target } of edges) graph.setEdge(source, target);
  dagre.layout(graph);
  return (key: string) => {
    const { x, y } = graph.node(key);
    return { x: x - size.width / 2, y: y - size.height / 2 };
  };
}

type Props = { steps: Step[]; waiting: Map<string, number>; nameOf: NameOf };

export default function Canvas({ steps, waiting, nameOf }: Props) {
  const t = useT();
  const { nodes, edges } = useMemo(() => {
    const lines = edgesOf(steps, t, nameOf);
    const place = placesOf(steps, lines);
    const cards: Card[] = steps.map((step) => ({
      id: step.key,
      type: 'card',
      position: place(step.key),
      data: {
        text: sentenceOf(step.json, t, nameOf),
        counts: waiting.has(step.key) ? t('flows.waitHere', { count: waiting.get(step.key) }) : '',
      },
    }));
    return { nodes: cards, edges: lines };
  }, [steps, waiting, nameOf, t]);
  return (
    <section className={css.canvas} aria-label={t('flows.canvas')}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        preventScrolling={false}
        zoomOnScroll={false}
        fitView
        fitViewOptions={{ maxZoom: 1 }}
        ariaLabelConfig={{
          'controls.zoomIn.ariaLabel': t('flows.zoomIn'),
          'controls.zoomOut.ariaLabel': t('flows.zoomOut'),
          'controls.fitView.ariaLabel': t('flows.fit'),
          'controls.ariaLabel': t('flows.controls'),
        }}
      >
        <Background gap={16} color="var(--line)" />
        <Controls showInteractive={false} />
      </ReactFlow>
    </section>
  );
}
