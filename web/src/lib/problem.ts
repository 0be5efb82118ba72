export type FieldFault = { pointer: string; code: string; message: string };

type ProblemBody = {
  title?: string;
  detail?: string;
  code?: string;
  errors?: FieldFault[];
};

/** An answer in RFC 9457 form, or what stands in for one when the server could not be reached. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string | undefined;
  readonly detail: string | undefined;
  readonly errors: FieldFault[];

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.code = body.code ?? '';
    this.title = body.title;
    this.detail = body.detail;
    this.errors = body.errors ?? [];
  }
}

export const isProblem = (error: unknown): error is Problem => error instanceof Problem;

/** The first fault of each field, by the last part of its pointer: `/items/0/email` gives `email`. */
export function faultsByField(error: unknown): Record<string, string> {
  if (!isProblem(error)) return {};
  const faults: Record<string, string> = {};
  for (const { pointer, message } of error.errors) {
    const field = pointer.split('/').pop() ?? '';
    faults[field] ??= message;
  }
  return faults;
}

/** Faults that no field of the form shows, so that none gets lost. */
export function faultsOutside(error: unknown, fields: string[]): FieldFault[] {
  if (!isProblem(error)) return [];
  return error.errors.filter(({ pointer }) => !fields.includes(pointer.split('/').pop() ?? ''));
}
