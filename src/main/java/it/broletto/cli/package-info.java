/** Commands that run without a server. {@code Main} asks {@link it.broletto.cli.Commands} before it starts one. */
package it.broletto.cli;
