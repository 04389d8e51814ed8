/**
 * The services and the city of the demo: an embedded PostgreSQL, a real Keycloak as a child process. Demo, development
 * and tests only; nobody else may know this package, and a production package does not carry what it needs.
 */
package it.broletto.dev;
