"""What each document may say: the names that its template can use, and the ground on which it is printed."""
