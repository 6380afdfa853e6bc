import { IsObject, IsOptional } from 'class-validator';
import { AsSent } from './as-sent';
import { validationPipe } from './validation';

class Request {
  @AsSent()
  @IsObject()
  values!: object;

  @IsOptional()
  @IsObject()
  others?: object;
}

class NarrowerRequest extends Request {}

const received = (json: string, metatype = Request) =>
  validationPipe().transform(JSON.parse(json), { type: 'body', metatype }) as Promise<Request>;

describe('a property that is taken as it was sent', () => {
  it.each([
    '{"__proto__":"a","constructor":{"b":1},"prototype":null}',
    '{"deep":{"__proto__":{"c":[{"constructor":"d"}]}}}',
  ])('keeps every name of %s', async (values) => {
    expect(JSON.stringify((await received(`{"values":${values}}`)).values)).toBe(values);
    expect(JSON.stringify((await received(`{"values":${values}}`, NarrowerRequest)).values)).toBe(values);
  });

  it('is validated as what it is', async () => {
    for (const values of ['5', 'null', '[]', '"x"'])
      await expect(received(`{"values":${values}}`)).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(received('{}')).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('leaves the other properties without names that reach prototypes', async () => {
    const { others } = await received(
      '{"values":{},"others":{"__proto__":{"x":1},"constructor":{"y":1},"z":1}}',
    );
    expect(JSON.stringify(others)).toBe('{"z":1}');
    expect(Object.getPrototypeOf(others)).toBe(Object.prototype);
  });
});
