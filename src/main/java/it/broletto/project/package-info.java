/**
 * What stands on a ballot and later gets built. Others use {@link it.broletto.project.ProjectService} and its records;
 * what becomes of a project after the count is told by accountability.
 */
package it.broletto.project;
