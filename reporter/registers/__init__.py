"""The confidential side: what each register extract holds, how it is checked and read."""
