/**
 * What is kept of a person, for that person: everything at a glance and as a file, and how it is forgotten. Reads the
 * tables of all features; owns none. The rules of forgetting stand in the database: {@code forget_person}.
 */
package it.broletto.privacy;
