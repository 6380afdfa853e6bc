/** Of the product: the version of the workspace's package. */
export const PRODUCT_VERSION = '0.1.0';
