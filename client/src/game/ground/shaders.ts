import { CITY_TILES, ORIGIN } from '@sqltown/shared/plan';
import { RISE, WATER_Z } from '../projection.ts';
import { PLAN_MARGIN_TILES } from './plan-texture.ts';

const float = (value: number): string => value.toFixed(5);

/** What both shaders share: noise from a texture, the plan under a pixel, and the tone curve. */
const COMMON = `
precision highp float;
varying vec2 outTexCoord;
uniform sampler2D uPaving, uRiver, uNoise;
uniform vec4 uRect;           // world pixels that the quad covers: x, y, width, height
uniform float uExposure;
uniform vec2 uGrade;          // white, black
const float ORIGIN = ${float(ORIGIN)};

float noise(vec2 p) {
  vec2 i = floor(p), f = p - i;
  f = f * f * (3. - 2. * f);
  return texture2D(uNoise, fract((i + f + .5) / 256.)).r;
}
float pick(vec2 cell) { return texture2D(uNoise, fract((cell + .5) / 256.)).g; }
float fbm(vec2 p) {
  float s = .5 * noise(p);
  p = p * 2.03 + vec2(17., 9.); s += .25 * noise(p);
  p = p * 2.03 + vec2(17., 9.); s += .125 * noise(p);
  return s / .875;
}
vec2 worldPixel() {
  return vec2(uRect.x + outTexCoord.x * uRect.z, uRect.y + (1. - outTexCoord.y) * uRect.w);
}
// The point of the plane at height z under a pixel, in tiles around the origin.
vec2 groundAt(vec2 pixel, float z) {
  float u = pixel.x / 32., v = (pixel.y + z * ${float(RISE)}) / 16.;
  return vec2(v + u, v - u) * .5 - ORIGIN;
}
vec2 planAt(vec2 g) {
  vec2 at = clamp((g + ORIGIN + ${float(PLAN_MARGIN_TILES)}) / ${float(CITY_TILES + 2 * PLAN_MARGIN_TILES)}, .001, .999);
  return vec2(at.x, 1. - at.y);  // textures are stored bottom up
}
float waterDepth(vec2 g) { return texture2D(uRiver, planAt(g)).r * 10. - 3.; }
vec3 develop(vec3 c) {
  c *= uExposure;
  c = (c * (1. + c / 5.5)) / (1. + c * .62);
  c = mix(c * 12.92, 1.055 * pow(max(c, vec3(.0031)), vec3(1. / 2.4)) - .055, step(.0031, c));
  return mix(vec3(uGrade.y), vec3(uGrade.x), clamp(c, 0., 1.));
}
`;

/** Grass, fields, trodden earth, sand, and paved roads and plazas. Never moves: drawn only when the view does. */
export const LAND_SHADER = `${COMMON}
uniform vec3 uGround, uBeyond;

const vec3 EARTH = vec3(.716, .558, .309);

vec3 crop(float kind) {
  if (kind < 1.) return vec3(.565, .485, .102);
  if (kind < 2.) return vec3(.328, .423, .102);
  if (kind < 3.) return vec3(.479, .386, .130);
  if (kind < 4.) return vec3(.238, .352, .117);
  return vec3(.645, .527, .144);
}
vec3 fields(vec3 c, vec2 g) {
  vec2 q = vec2(g.x * .94 + g.y * .34, g.y * .94 - g.x * .34) / vec2(4.2, 3.2);
  vec2 id = floor(q), f = abs(q - id - .5);
  if (pick(id + 77.) < .36) return c;
  if (max(f.x, f.y) > .46) return mix(c, EARTH, .5);
  float row = (pick(id + 3.) > .5 ? q.x * 4.2 : q.y * 3.2) / .22;
  float furrow = abs(fract(row) - .5) * 2.;
  return mix(crop(pick(id + 11.) * 5.), vec3(.209, .195, .059), .28 * smoothstep(.45, .9, furrow));
}
vec3 road(vec3 c, vec2 g, float outside, float grain) {
  vec2 q = g / .36 + 200.;
  float a = floor(q.x);
  q.y += mod(a, 2.) * .5;
  float joint = max(abs(fract(q.x) - .5), abs(fract(q.y) - .5)) * 2.;
  float wear = pick(vec2(a, floor(q.y))) * .35 + .22 * smoothstep(.85, 1., joint);
  vec3 stone = mix(vec3(.651, .491, .271), vec3(.552, .392, .198), wear + .45 * smoothstep(-.1, 0., outside));
  return mix(c, stone, smoothstep(.1, 0., outside + (grain - .5) * .1));
}
vec3 plaza(vec3 c, vec2 g, float outside) {
  vec2 q = g / .55 + 200., id = floor(q);
  float joint = max(abs(fract(q.x) - .5), abs(fract(q.y) - .5)) * 2.;
  float tone = mod(id.x + id.y, 2.) * .26 + pick(id) * .18 + .2 * smoothstep(.9, 1., joint);
  vec3 stone = mix(vec3(.791, .651, .423), vec3(.651, .485, .262), tone + .5 * smoothstep(-.16, -.08, outside));
  return mix(c, stone, smoothstep(.05, 0., outside));
}
void main() {
  vec2 g = groundAt(worldPixel(), 0.);
  vec4 paving = texture2D(uPaving, planAt(g)), river = texture2D(uRiver, planAt(g));
  float mottle = fbm(g * .35 + vec2(20., 7.)), grain = noise(g * 2.1);
  vec3 c = mix(vec3(.397, .451, .147), vec3(.275, .366, .107), smoothstep(.35, .65, mottle) * .9 + .1 * grain);
  float town = smoothstep(0., 1., paving.b + (mottle - .5) * .35);
  if (town > 0.) c = mix(c, EARTH, town * (.55 + .45 * smoothstep(.3, .55, fbm(g * .8))) * .92);
  if (river.g > .5 && town < .25) c = mix(fields(c, g), c, smoothstep(.05, .25, town));
  float outsideRoad = paving.r - .5, outsidePlaza = paving.g - .5;
  if (outsideRoad < .12) c = road(c, g, outsideRoad, grain);
  if (outsidePlaza < .05) c = plaza(c, g, outsidePlaza);
  float depth = river.r * 10. - 3.;
  c = mix(c, vec3(.807, .651, .361), river.b * smoothstep(-1.9 - mottle * 1.5, -.3, depth) * .95);
  c = mix(c, vec3(.473, .328, .144), river.b * smoothstep(-.35, .1, depth) * .8);
  c *= uGround;
  vec2 over = abs(g + ORIGIN - ${float(CITY_TILES / 2)}) - ${float(CITY_TILES / 2)};
  c = mix(c, uBeyond, smoothstep(-9., 3., max(over.x, over.y) + (mottle - .5) * 3.));
  gl_FragColor = vec4(develop(c), 1.);
}
`;

/** The river: colour by depth, ripples, glints, foam at its edge, and what the reflection texture holds. */
export const WATER_SHADER = `${COMMON}
uniform sampler2D uReflection;
uniform vec4 uReflectionRect; // world pixels that the reflection texture covers
uniform float uTime, uNight;
uniform vec3 uWater, uShallows, uGlint, uFoam, uBeyond;

vec3 reflected(vec3 c, vec2 pixel, vec2 wobble) {
  vec2 at = (pixel + wobble - uReflectionRect.xy) / uReflectionRect.zw;
  if (at.x < 0. || at.y < 0. || at.x > 1. || at.y > 1.) return c;
  vec4 r = texture2D(uReflection, vec2(at.x, 1. - at.y));
  if (r.a < .01) return c;
  vec3 mirrored = pow(r.rgb / r.a, vec3(2.2)) * mix(1.25, 1.35, uNight);
  return mix(c, mirrored * vec3(.85, .92, 1.), r.a * mix(.42, .55, uNight));
}
void main() {
  vec2 pixel = worldPixel();
  vec2 w = groundAt(pixel, ${float(WATER_Z)});
  float depth = waterDepth(w);
  if (depth <= 0.) { gl_FragColor = vec4(0.); return; }
  float swell = fbm(vec2(w.x * .34 + w.y * .1 + uTime * .05, w.y * 2.1 - w.x * .22 + uTime * .12));
  float ripple = noise(vec2(w.x - w.y * .3 + 40. + uTime * .2, w.y * 6. + w.x * .6 - uTime * .35));
  vec3 c = mix(uShallows, uWater, smoothstep(0., 4.5, depth));
  float sparkle = smoothstep(.72, .84, ripple) * .5 * smoothstep(.42, .62, swell);
  c += uGlint * (smoothstep(.56, .74, swell) * .55 + sparkle);
  c = reflected(c, pixel, vec2((swell - .5) * 12. + (ripple - .5) * 8., (ripple - .5) * 7.));
  c = mix(c, uFoam, smoothstep(.26, .04, depth + (swell - .5) * .3) * .35);
  vec2 over = abs(w + ORIGIN - ${float(CITY_TILES / 2)}) - ${float(CITY_TILES / 2)};
  c = mix(c, uBeyond, smoothstep(-9., 3., max(over.x, over.y)));
  float shore = smoothstep(0., .06, depth);
  gl_FragColor = vec4(develop(c) * shore, shore);
}
`;
