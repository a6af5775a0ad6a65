import '@fontsource-variable/inter/opsz.css';
import '@fontsource-variable/jetbrains-mono';
import '@fontsource-variable/noto-sans-devanagari';
import './styles/index.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '#hud/app.tsx';
import { compose } from '#hud/compose.ts';
import { ErrorBoundary } from '#hud/error-boundary.tsx';
import { ServicesContext } from '#hud/services/services.ts';

const services = compose({
  loadCity: async () => {
    const { createCityGame } = await import('#game/index.ts');
    return (options) => createCityGame({ ...options, sprites: '/atlas/index.json' });
  },
  loadWorld: async () => (await import('#net/world/index.ts')).connectWorld,
});

const queries = new QueryClient({
  defaultOptions: { queries: { retry: 2, staleTime: 60_000, refetchOnWindowFocus: false } },
});

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <ErrorBoundary>
      <QueryClientProvider client={queries}>
        <ServicesContext value={services}>
          <App />
        </ServicesContext>
      </QueryClientProvider>
    </ErrorBoundary>
  </StrictMode>,
);
