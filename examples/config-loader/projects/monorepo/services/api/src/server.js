export const serve = () => "ok";
