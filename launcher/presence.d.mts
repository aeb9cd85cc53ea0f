export function showPresence(more?: object): Promise<{ text: string; end(): void }>;
export function isPresent(text: string): Promise<boolean | null>;
