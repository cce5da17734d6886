import { defineConfig } from "playwright/test";

// `npm test` finds or installs a browser and gives its path; without one Playwright's own is used.
const chromium = process.env.RASTRO_CHROMIUM;

// Chromium draws the suggestions of its address bar as two pages of its own for each window, half a second of work that no
// test looks at. It hears the last list only, so those that Playwright switches off stand here too.
const WITHOUT = [
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"],
  ...["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay"],
  ...[
    "SpareRendererForSitePerProcess",
    "HttpsFirstBalancedModeAutoEnable",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AimEnabled",
  ],
  ...["AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch"],
];

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results/end-to-end",
  workers: 3,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/end-to-end.json" }]],
  use: {
    browserName: "chromium",
    locale: "en-US",
    timezoneId: "UTC",
    // Recording every step makes a run a third longer: asked for when a failure is looked into.
    trace: process.env.RASTRO_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: {
      args: [
        ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
        `--disable-features=${WITHOUT.join(",")}`,
      ],
      ...(chromium ? { executablePath: chromium } : {}),
    },
  },
});
