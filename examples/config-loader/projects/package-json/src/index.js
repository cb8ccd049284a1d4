export const tide = () => "high";
