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
import { useT } from '@/lib/i18n';
import type { Step } from './api/flow';
import css from './flow.module.css';
import { sentenceOf } from './sentences';

type Card = Node<{ text: string; counts: string }, 'card'>;

const size = { width: 240, height: 88 };

function CardNode({ data }: NodeProps<Card>) {
  return (
    <div className={css.node}>
      <Handle type="target" position={Position.Top} />
      {data.text}
      <small>{data.counts}</small>
      <Handle type="source" position={Position.Bottom} />
    </div>
  );
}

const nodeTypes = { card: CardNode };

function edgesOf(steps: Step[]): Edge[] {
  return steps.flatMap(({ key, next = [] }) =>
    next.map(({ to, label }) => ({
      id: `${key}-${to}-${label}`,
      source: key,
      target: to,
      label: label ?? undefined,
      type: 'smoothstep',
    })),
  ) as Edge[];
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

export default function Canvas({ steps }: { steps: Step[] }) {
  const t = useT();
  const { nodes, edges } = useMemo(() => {
    const lines = edgesOf(steps);
    const place = placesOf(steps, lines);
    const cards: Card[] = steps.map((step) => ({
      id: step.key,
      type: 'card',
      position: place(step.key),
      data: {
        text: sentenceOf(step, t),
        counts: t('flows.counts', { waiting: step.waiting ?? 0, passed: step.passed ?? 0 }),
      },
    }));
    return { nodes: cards, edges: lines };
  }, [steps, t]);
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
