export function readTestSeconds(): Record<string, number>;
export function keepTestSeconds(seconds: Record<string, number>): void;
export function expectedSeconds(seconds: Record<string, number>, path: string): number;
