declare module 'catalogue:*' {
  export const messages: Record<string, never>;
}
