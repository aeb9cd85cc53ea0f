import { redirect } from 'next/navigation';

type Search = Promise<{ error?: string }>;

/** Where a sign-in link ends: at the sweeps, or at the sign-in page with what went wrong. */
export default async function Home({ searchParams }: { searchParams: Search }) {
  const { error } = await searchParams;
  redirect(error ? `/sign-in?error=${encodeURIComponent(error)}` : '/sweeps');
}
