export type CheckoutUser = { what: string; pid: number; isInstalling: boolean };
export type CheckoutUse = {
  setInstalling(isInstalling: boolean): void;
  others(): Promise<CheckoutUser[]>;
  leave(): void;
};
export function enterCheckout(root: string, what: string): Promise<CheckoutUse>;
