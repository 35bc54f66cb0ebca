// Makes a picture, streams one, and shows a typed error, with the official `openai` package.
//   npm install openai && node pictures.mjs http://localhost:4280/v1 [key] [model]
import OpenAI from 'openai';
import { writeFileSync } from 'node:fs';

const [baseURL = 'http://localhost:4280/v1', apiKey = 'none-needed', model = 'studio/sketch-1'] =
  process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey });

const { data: made, response } = await client.images
  .generate({ model, prompt: 'A poster that says "Hello, Node"', size: '1024x1024', quality: 'medium' })
  .withResponse();
writeFileSync('hello-node.png', Buffer.from(made.data[0].b64_json, 'base64'));
console.log(`picture: ${made.usage.output_tokens} tokens, $${response.headers.get('x-tollgate-cost')}`);

const stream = await client.images.generate({
  model,
  prompt: 'A lighthouse at dusk',
  size: '1024x1024',
  quality: 'low',
  stream: true,
  partial_images: 2,
});
for await (const event of stream) {
  console.log(`event: ${event.type}`);
}

try {
  await client.images.generate({ model: 'openai/gpt-image-2', prompt: 'a cat', size: '1000x1000' });
} catch (error) {
  if (!(error instanceof OpenAI.APIError)) throw error;
  console.log(`error: ${error.constructor.name} ${error.status} ${error.code}`);
}
